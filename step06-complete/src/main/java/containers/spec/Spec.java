package containers.spec;

import containers.namespaces.Hostname;

/**
 * A container, before it is one: the runtime-spec's {@code config.json} as a record.
 *
 * @param process what runs in it
 * @param root its files
 * @param hostname its name
 * @param linux what only Linux has
 */
// tag::spec[]
public record Spec(Process process, Root root, Hostname hostname, Linux linux) {}
// end::spec[]
