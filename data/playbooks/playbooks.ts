import { z } from 'zod';
import { playbookSchema, type Playbook } from '../../shared/operations/playbook.ts';
import alarmButton from './alarm-button.json' with { type: 'json' };
import armedAttack from './armed-attack.json' with { type: 'json' };
import bombThreat from './bomb-threat.json' with { type: 'json' };
import crowdEvent from './crowd-event.json' with { type: 'json' };
import fireGasHazmat from './fire-gas-hazmat.json' with { type: 'json' };
import hostage from './hostage.json' with { type: 'json' };
import missingChild from './missing-child.json' with { type: 'json' };
import schoolOrder from './school-order.json' with { type: 'json' };
import suspiciousObject from './suspicious-object.json' with { type: 'json' };
import systemFailure from './system-failure.json' with { type: 'json' };

/** The ten playbooks that Sholu comes with; a chief makes new versions of them. */
export const playbooks = (): Playbook[] =>
  z
    .array(playbookSchema)
    .parse([
      alarmButton,
      armedAttack,
      bombThreat,
      crowdEvent,
      fireGasHazmat,
      hostage,
      missingChild,
      schoolOrder,
      suspiciousObject,
      systemFailure,
    ]);
