/**
 * What people type.
 *
 * <p>{@link containers.commandline.CommandLine} reads words by a table of options, {@code Option}, and makes
 * {@link containers.commandline.RunOptions} of them, or {@link containers.commandline.CompileOptions}: {@code OptionReader} is
 * what each option does. {@link containers.commandline.Help} prints the table, {@link containers.commandline.Completion} tells
 * a shell. {@code BundleOptions} are those that a bundle has fields for.
 *
 * <p>What was asked for stands in groups, in {@link containers.commandline.options}, variables and labels in
 * {@link containers.commandline.variables}; how a value is written, in {@link containers.commandline.text}.
 * {@link containers.commandline.unknown} knows what was meant by other words.
 */
package containers.commandline;
