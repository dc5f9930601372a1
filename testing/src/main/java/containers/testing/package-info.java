/**
 * What the tests of all steps need.
 *
 * <p>{@link containers.testing.Needs} is the entrance: a test says which {@link containers.testing.Feature} of the machine
 * it needs, and is skipped where that is missing. {@link containers.testing.OnceIsEnough} marks those that the slow
 * machines needn't repeat, {@link containers.testing.NotInVerify} those that a plain build needn't,
 * {@link containers.testing.InCi} those that neither does,
 * {@link containers.testing.Attacks} those of which {@link containers.testing.AttackTable} tells how each attack went.
 * {@link containers.testing.HostUntouched} fails a test that leaves something behind, by comparing a
 * {@link containers.testing.HostSnapshot} before and after.
 *
 * <p>{@link containers.testing.CHeader} knows the kernel's numbers, {@link containers.testing.Processes} reads
 * {@code /proc}, {@link containers.testing.Disk} finds a disk, {@link containers.testing.Difference} compares two texts,
 * {@link containers.testing.OtherJvm} is for what mustn't happen to the tests' own.
 *
 * <p>It is one package, since nothing here leads to anything else here but what is named above: who writes a test takes one
 * or two of them, by name.
 */
package containers.testing;
