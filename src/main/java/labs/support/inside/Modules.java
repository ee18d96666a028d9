package labs.support.inside;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.support.UserError;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Opens the packages of the JDK that Spark needs on Java 17 and later, so that a lab starts from an IDE's run button or a
 * plain {@code java -cp} without any JVM flag. Which packages they are Spark says itself, as it says it to its executors.
 */
public final class Modules {
    private static final Pattern OPTION = Pattern.compile("--add-opens=([\\w.]+)/([\\w.]+)=ALL-UNNAMED");

    private Modules() {}

    /** Must be called before the first Spark context is made. Leaves alone what is open already. */
    public static void open() {
        List<Package> closed = packages().filter(Package::isClosed).toList();
        if (closed.isEmpty()) {
            return;
        }
        try {
            MethodHandle opener = trustedLookup()
                    .findVirtual(
                            Module.class, "implAddOpensToAllUnnamed", MethodType.methodType(void.class, String.class));
            for (Package each : closed) {
                opener.invoke(each.module(), each.name());
            }
        } catch (Throwable e) {
            // A JVM that forbids this still runs the labs with the flags.
            throw UserError.failure("This JVM does not let the lab open packages of the JDK; add "
                    + closed.stream()
                            .map(each -> "--add-opens=" + each.module().getName() + "/" + each.name() + "=ALL-UNNAMED")
                            .collect(Collectors.joining(" "))
                    + " to the java command.");
        }
    }

    /** Those of Spark's list that this JDK has. */
    static Stream<Package> packages() {
        return Arrays.stream(JavaModuleOptions.defaultModuleOptionArray())
                .map(OPTION::matcher)
                .filter(Matcher::matches)
                .map(option -> find(option.group(1), option.group(2)))
                .flatMap(Optional::stream);
    }

    private static Optional<Package> find(String module, String name) {
        return ModuleLayer.boot()
                .findModule(module)
                .filter(found -> found.getPackages().contains(name))
                .map(found -> new Package(found, name));
    }

    /** A package of the JDK. */
    record Package(Module module, String name) {
        boolean isClosed() {
            return !module.isOpen(name, Modules.class.getModule());
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
