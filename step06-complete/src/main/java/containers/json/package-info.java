/**
 * JSON that somebody else wrote, read strictly.
 *
 * <p>{@link containers.json.JsonFile} is a file of it, {@link containers.json.Fields} an object in it, and {@code Value}
 * what one of its fields is. {@code JsonText} is the library, Gson, with what it is too generous in. A field that is
 * {@code Unasked} for in the end is an {@link containers.json.UnknownField}.
 */
package containers.json;
