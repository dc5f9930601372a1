/**
 * What a container is to be, as data: the records of the OCI runtime-spec that this runner has a use for, with its names.
 *
 * <p>Source: {@code config.md} and {@code config-linux.md} of the runtime-spec.
 *
 * <p>Read in this order: {@link containers.spec.Spec}, all of it; {@link containers.spec.Process},
 * {@link containers.spec.Root} and {@link containers.spec.Linux}, its parts, with {@link containers.spec.Resources}. What a
 * step has a record for is that record.
 */
package containers.spec;
