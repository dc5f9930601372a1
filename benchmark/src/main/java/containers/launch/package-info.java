/** What is measured of {@code Launcher}'s package and its callers can't reach: it is in that package for this. */
package containers.launch;
