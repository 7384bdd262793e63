import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { create } from 'zustand';
import type { Action } from '../../shared/access/action.ts';
import type { Me } from '../../shared/access/schema.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';
import { BY_ITSELF, queryClient, trpc } from '../trpc.ts';

/** Somebody who is signed in. */
export type SignedIn = Extract<Me, { state: 'in' }>;

const CHECK_MS = 10_000;

/** Who looks at the screen; asked again now and then, so that a session that was ended elsewhere ends here too. */
export const useMe = () =>
  useQuery(trpc.access.me.queryOptions(undefined, { refetchInterval: CHECK_MS, trpc: BY_ITSELF }));

const MeContext = createContext<SignedIn | null>(null);
export const MeProvider = MeContext;

/** Who is signed in; only below the gate, where somebody always is. */
export function useSignedIn(): SignedIn {
  const me = useContext(MeContext);
  if (!me) throw new Error('Nobody is signed in here');
  return me;
}

/** Whether the person may do something anywhere in their territory. */
export const mayDo = (me: SignedIn, action: Action): boolean => (me.actions[action]?.length ?? 0) > 0;

/** Whether the person may do something in the whole Republic. */
export const mayDoEverywhere = (me: SignedIn, action: Action): boolean =>
  me.actions[action]?.includes(COUNTRY_KATO) ?? false;

/** Whether the person left by themselves; else the session was ended. */
export const useLeft = create<{ isLeft: boolean }>(() => ({ isLeft: false }));

/** Asks again who is there; whatever was seen as somebody else is forgotten. */
export async function lookAgain(): Promise<void> {
  await queryClient.cancelQueries();
  queryClient.removeQueries({ predicate: ({ queryKey }) => !isMe(queryKey) });
  await queryClient.invalidateQueries({ queryKey: trpc.access.me.queryKey() });
}
const isMe = (key: readonly unknown[]): boolean =>
  JSON.stringify(key[0]) === JSON.stringify(trpc.access.me.queryKey()[0]);

/** The ways in and out. Each looks again who is there when it is done. */
export function useDoor() {
  const onSuccess = lookAgain;
  const onMutate = (): void => useLeft.setState({ isLeft: false });
  return {
    signIn: useMutation(trpc.access.signIn.mutationOptions({ onMutate, onSuccess })),
    totp: useMutation(trpc.access.totp.mutationOptions({ onSuccess })),
    demo: useMutation(trpc.access.demoSignIn.mutationOptions({ onMutate, onSuccess })),
    change: useMutation(trpc.access.changePassword.mutationOptions({ onSuccess })),
    signOut: useMutation(
      trpc.access.signOut.mutationOptions({
        onMutate: () => useLeft.setState({ isLeft: true }),
        onSuccess,
      }),
    ),
  };
}

/** Keeps the session alive by asking – not by itself –, as the person said they are still there. */
export function useStay(): () => void {
  const client = useQueryClient();
  return () => void client.prefetchQuery(trpc.access.me.queryOptions(undefined, { staleTime: 0 }));
}
