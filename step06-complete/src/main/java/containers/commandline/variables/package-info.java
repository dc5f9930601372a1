/**
 * Names with values: {@link containers.commandline.variables.VariableOptions} has a container's environment,
 * {@link containers.commandline.variables.LabelOptions} what is written on it. Both can be in a file ({@code EntryFile});
 * {@code CallersVariables} has what a name alone stands for.
 */
package containers.commandline.variables;
