/**
 * JSON that somebody else wrote, read strictly.
 *
 * <p>{@link containers.json.JsonFile} is a file of it, {@link containers.json.Fields} an object in it. {@code JsonText} is
 * the library, Gson, with what it is too generous in.
 */
package containers.json;
