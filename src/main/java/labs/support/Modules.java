package labs.support;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Opens the packages of the JDK that Spark needs on Java 17 and later, so that a lab starts from an IDE's run button or a
 * plain {@code java -cp} without any JVM flag.
 */
public final class Modules {
    /**
     * The first is for Spark's buffers outside the heap, the last for what it says of a function that cannot be
     * serialized (newer JDKs do not have it any more); the others for Kryo, which MLlib's k-means shuffles with.
     */
    private static final List<String> PACKAGES =
            List.of("sun.nio.ch", "java.nio", "java.lang", "java.lang.invoke", "java.util", "sun.security.action");

    private Modules() {}

    /** Must be called before the first class of Spark is loaded. Leaves alone what is open already. */
    public static void open() {
        Module base = Object.class.getModule();
        List<String> closed = PACKAGES.stream()
                .filter(base.getPackages()::contains)
                .filter(name -> !base.isOpen(name, Modules.class.getModule()))
                .toList();
        if (closed.isEmpty()) {
            return;
        }
        try {
            MethodHandle opener = trustedLookup()
                    .findVirtual(
                            Module.class, "implAddOpensToAllUnnamed", MethodType.methodType(void.class, String.class));
            for (String name : closed) {
                opener.invoke(base, name);
            }
        } catch (Throwable e) {
            // A JVM that forbids this still runs the labs with the flags.
            throw UserError.failure("This JVM does not let the lab open packages of java.base; add "
                    + closed.stream()
                            .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
                            .collect(Collectors.joining(" "))
                    + " to the java command.");
        }
    }

    /** The lookup that may do everything; {@code Unsafe} reads it, since no public call hands it out. */
    @SuppressWarnings({"deprecation", "removal"})
    private static MethodHandles.Lookup trustedLookup() throws ReflectiveOperationException {
        Field self = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
        self.setAccessible(true);
        sun.misc.Unsafe unsafe = (sun.misc.Unsafe) self.get(null);
        Field lookup = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
        return (MethodHandles.Lookup)
                unsafe.getObject(unsafe.staticFieldBase(lookup), unsafe.staticFieldOffset(lookup));
    }
}
