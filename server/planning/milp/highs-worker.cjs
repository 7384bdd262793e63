// One programme, one thread, one instance of HiGHS: a WebAssembly instance that ran out of memory cannot be used again, and
// a thread can be ended in the middle of a step. Plain JavaScript, because Node 20 starts no thread from TypeScript.
/* oxlint-disable unicorn/require-post-message-target-origin -- that is a rule for windows; a thread has no origin. */
const { parentPort, workerData } = require('node:worker_threads');

const { highsPath, problem, start, timeLimitS, relativeGap } = workerData;

require(highsPath)()
  .then((highs) => parentPort.postMessage({ kind: 'end', ...solve(highs) }))
  .catch((error) => parentPort.postMessage({ kind: 'failed', message: String(error?.message ?? error) }));

function solve(highs) {
  const { callbackType, modelStatus, objectiveSense, solutionStatus } = highs.constants;
  const model = highs.createModel({
    numCols: problem.cost.length,
    numRows: problem.rowLower.length,
    sense: objectiveSense[problem.sense],
    colCost: problem.cost,
    colLower: problem.lower,
    colUpper: problem.upper,
    rowLower: problem.rowLower,
    rowUpper: problem.rowUpper,
    integrality: problem.integer,
    matrix: {
      format: 'csr',
      numRows: problem.rowLower.length,
      numCols: problem.cost.length,
      starts: problem.starts,
      indices: problem.columns,
      values: problem.coefficients,
    },
  });
  model.options.set({
    output_flag: false,
    time_limit: timeLimitS,
    mip_rel_gap: relativeGap,
    // The relative gap decides alone.
    mip_abs_gap: 0,
  });
  if (start) model.setSolution({ colValue: start });
  const isMip = problem.integer.some((whole) => whole !== 0);
  const tell = (objective, bound, values) =>
    parentPort.postMessage({ kind: 'progress', objective, bound, values });
  const callbacks = {
    [callbackType.mipImprovingSolution]({ data }) {
      tell(data.objective_function_value, data.mip_dual_bound, data.mip_solution);
    },
    [callbackType.mipLogging]({ data }) {
      tell(data.mip_primal_bound, data.mip_dual_bound);
    },
  };
  let { modelStatus: status } = model.run(callbacks);
  if (status === modelStatus.unboundedOrInfeasible) {
    // The presolve cannot tell the two apart; the solver itself can.
    model.options.set('presolve', 'off');
    model.clearSolver();
    status = model.run(callbacks).modelStatus;
  }
  const name = Object.keys(modelStatus).find((key) => modelStatus[key] === status) ?? 'unknown';
  const isFound = model.info.get('primal_solution_status') === solutionStatus.feasible;
  const objective = isFound ? model.getObjectiveValue() : null;
  const isOptimal = status === modelStatus.optimal;
  return {
    status: name,
    objective,
    bound: isMip ? model.info.get('mip_dual_bound') : isOptimal ? objective : null,
    values: isFound ? model.getSolution().colValue : null,
  };
}
