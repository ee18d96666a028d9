package labs.harness.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/**
 * The JVM of a program under test, as far as a test can have several: each driver, with its executors, has the program's
 * classes loaded anew, so that static fields are empty and what the driver before has kept is gone. A driver is a class
 * loader; the thread's context class loader says which one runs. The last one stays, for the tests that follow: each
 * new one costs a Spark context.
 */
public final class Driver extends ClassLoader {
    private static final ThreadLocal<Predicate<Class<?>>> PROGRAM = new ThreadLocal<>();

    private final Predicate<Class<?>> program;

    private Driver(ClassLoader first, Predicate<Class<?>> program) {
        super(first);
        this.program = program;
    }

    /** Says which classes are the program that this thread tests; all others are the same for all drivers. */
    public static void runs(Predicate<Class<?>> program) {
        PROGRAM.set(program);
    }

    /** Says that the test of the program is over. */
    public static void rests() {
        PROGRAM.remove();
    }

    /** From here on this thread is a new driver, with a new Spark context; where no program is tested it stays as it is. */
    public static void next() {
        Thread.currentThread().setContextClassLoader(another());
    }

    /** The classes of one more JVM of the program; where no program is tested, those of this thread. */
    static ClassLoader another() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        return PROGRAM.get() == null
                ? before
                : new Driver(before instanceof Driver driver ? driver.getParent() : before, PROGRAM.get());
    }

    /** The class as the current driver has it. */
    public static Class<?> current(Class<?> type) {
        try {
            return Thread.currentThread().getContextClassLoader() instanceof Driver driver
                    ? driver.loadClass(type.getName())
                    : type;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> first = super.loadClass(name, resolve);
        if (first.getClassLoader() == this || !program.test(first)) {
            return first;
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name, first);
        }
    }

    private Class<?> define(String name, Class<?> first) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length, first.getProtectionDomain());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Classes that were compiled into memory have bytes, but no address. */
    @Override
    public InputStream getResourceAsStream(String name) {
        return getParent().getResourceAsStream(name);
    }
}
