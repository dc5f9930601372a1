/**
 * What runs in a container, in a {@code config.json}.
 *
 * <p>{@link containers.bundle.process.ProcessSection} is all of it; {@code UserSection} who that is, {@code CapabilitySection}
 * what root may do there, {@code LimitSection} how far each process may go.
 */
package containers.bundle.process;
