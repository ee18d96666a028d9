package labs.check.worker;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/**
 * Loads the classes of one round: what was just compiled comes before what the class path has, where the same classes
 * may lie as an earlier build left them. It is made before the compiler has run, since the Spark context of the round
 * must know it and takes longer to start.
 */
final class RoundLoader extends ClassLoader {
    private volatile Map<String, byte[]> classes = Map.of();
    private volatile String answer = "";

    RoundLoader(ClassLoader parent) {
        super(parent);
    }

    /**
     * Sets what to load. May be called once, before the first class is asked for.
     *
     * @param answerClass the class under test; it and the classes in it are never taken from elsewhere
     */
    void accept(Map<String, byte[]> compiled, String answerClass) {
        if (!answer.isEmpty()) {
            throw new IllegalStateException("This loader has served its round.");
        }
        classes = compiled;
        answer = answerClass;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            if (name.equals(answer) || name.startsWith(answer + "$")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : defineClass(name, bytes, 0, bytes.length);
        }
    }

    /** Spark's closure cleaner reads the bytes of the classes that it sends to executors. */
    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] bytes = name.endsWith(".class")
                ? classes.get(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                : null;
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
