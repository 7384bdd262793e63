import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RegisterObject } from '../../shared/register/edit.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { trpc } from '../trpc.ts';
import { offerRegisterUndo } from './offer-undo.ts';

/** The editable fields of a facility with their version; nothing is asked for null. */
export const useEditableFacility = (id: number | null) =>
  useQuery(
    trpc.register.editableFacility.queryOptions({ id: id ?? 1 }, { enabled: id !== null, staleTime: 0 }),
  );

export const useEditableCamera = (id: number) =>
  useQuery(trpc.register.editableCamera.queryOptions({ id }, { staleTime: 0 }));

/** The changes of an object, latest first. */
export const useHistory = (object: RegisterObject) =>
  useQuery(trpc.register.history.queryOptions({ object }, { staleTime: 0 }));

/** The first hundred cameras of a facility. */
export const useFacilityCameras = (facilityId: number, unit: string, enabled: boolean) =>
  useQuery(trpc.register.cameras.queryOptions({ unit, facilityId, limit: 100 }, { enabled }));

/** After a change it is offered to take it back. */
function useChange() {
  const i18n = useI18n();
  return {
    ...useRenew(),
    onSuccess: ({ changeIds }: { changeIds: number[] }) => offerRegisterUndo(changeIds, i18n),
  };
}

/** After a change, also a refused one, everything that counts the register is asked anew. */
function useRenew() {
  const client = useQueryClient();
  return {
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: trpc.register.pathKey() }),
        client.invalidateQueries({ queryKey: trpc.coverage.pathKey() }),
      ]),
  };
}

export const useEditFacility = () => useMutation(trpc.register.editFacility.mutationOptions(useChange()));
export const useEditCamera = () => useMutation(trpc.register.editCamera.mutationOptions(useChange()));
export const useSetEvidence = () => useMutation(trpc.register.setEvidence.mutationOptions(useChange()));
export const useUndo = () => useMutation(trpc.register.undo.mutationOptions(useRenew()));
