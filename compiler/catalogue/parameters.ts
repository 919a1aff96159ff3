/** The parameter catalogue; the rows stand in `parameters/`, one file per block. */

export { PARAMETERS, parameterOf, parametersOf } from "./parameters/index.ts";
