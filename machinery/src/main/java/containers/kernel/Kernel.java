package containers.kernel;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.StringArray;
import java.util.List;

/**
 * Makes system calls from Java.
 *
 * <p>One C function is enough: syscall(2) takes a call's number and its arguments. JNA finds it in the C library that
 * the JVM itself has loaded. A {@link Function} is used because it is JNA's cheapest way to make a first call: mapping
 * an interface or a class to a library costs a cold start some tens of milliseconds.
 */
public final class Kernel {

    private static final Architecture ARCHITECTURE = Architecture.current();
    private static final Function SYSCALL = NativeLibrary.getProcess().getFunction("syscall");

    private Kernel() {}

    /**
     * Makes a call in this process, on this thread.
     *
     * @return what the kernel returned: not negative, or an address
     * @throws SystemCallException when the kernel refuses
     */
    public static long call(Call call) {
        long result = SYSCALL.invokeLong(words(call));
        if (result == -1) {
            throw new SystemCallException(call, Errno.of(Native.getLastError()));
        }
        return result;
    }

    private static Object[] words(Call call) {
        List<Argument> arguments = call.arguments();
        Object[] words = new Object[1 + arguments.size()];
        words[0] = (long) call.name().number(ARCHITECTURE);
        for (int i = 0; i < arguments.size(); i++) {
            words[1 + i] = word(arguments.get(i));
        }
        return words;
    }

    /** JNA passes an array of bytes as the address of a copy, and copies back what the kernel wrote there. */
    private static Object word(Argument argument) {
        if (argument instanceof Argument.Word word) {
            return word.value();
        } else if (argument instanceof Argument.Text text) {
            return KernelText.bytes(text.value() + '\0');
        } else if (argument instanceof Argument.Bytes bytes) {
            return bytes.content();
        } else if (argument instanceof Argument.Constant constant) {
            return constant.content();
        } else if (argument instanceof Argument.Texts texts) {
            return strings(texts.values());
        }
        throw new IllegalArgumentException("only a program can use the argument " + argument);
    }

    private static StringArray strings(List<Argument.Text> texts) {
        String[] strings = new String[texts.size()];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = texts.get(i).value();
        }
        return new StringArray(strings, "UTF-8");
    }
}
