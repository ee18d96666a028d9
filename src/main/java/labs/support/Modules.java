package labs.support;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Opens the one package of the JDK that Spark needs on Java 17 and later ({@code java.base/sun.nio.ch}), so that a lab
 * starts from an IDE's run button or a plain {@code java -cp} without any JVM flag.
 */
public final class Modules {
    private Modules() {}

    /** Must be called before the first class of Spark is loaded. Does nothing where the package is open already. */
    public static void open() {
        Module base = Object.class.getModule();
        String wanted = "sun.nio.ch";
        if (base.isOpen(wanted, Modules.class.getModule())) {
            return;
        }
        try {
            MethodHandle opener = trustedLookup()
                    .findVirtual(
                            Module.class, "implAddOpensToAllUnnamed", MethodType.methodType(void.class, String.class));
            opener.invoke(base, wanted);
        } catch (Throwable e) {
            // A JVM that forbids this still runs the labs with the flag.
            throw UserError.failure("This JVM does not let the lab open java.base/sun.nio.ch;"
                    + " add --add-opens=java.base/sun.nio.ch=ALL-UNNAMED to the java command.");
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
