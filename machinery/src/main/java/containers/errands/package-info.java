/**
 * Other programs that do something for a child: an {@link containers.errands.Errand} ends at once, as newuidmap(1) does; an
 * {@link containers.errands.Attendant} lives as long as the child, as pasta(1) does. An
 * {@link containers.errands.AttendantRecord} says whom such a program works for, should all who could end it be killed.
 */
package containers.errands;
