package labs.harness.engine;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import labs.harness.BenchTest;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkContextsTest {
    @Test
    void runsShareOneContextUntilItIsRenewed() {
        JavaSparkContext first = SparkContexts.shared();
        run(BenchTest::words).onBatches(List.of("a")).expect("a");
        assertThat(SparkContexts.shared()).isSameAs(first);
        assertThat(SparkContexts.renew()).isNotSameAs(first);
        run(BenchTest::words).onBatches(List.of("a")).expect("a");
    }

    @Test
    void aContextThatATestStoppedIsReplaced() {
        SparkContexts.shared().stop();
        run(BenchTest::words).onBatches(List.of("a")).expect("a");
    }

    @Test
    void executorsRunTheClassesOfTheCallersLoader(@TempDir Path folder) throws Exception {
        for (String answer : List.of("first", "second")) {
            try (URLClassLoader child = compiled(folder.resolve(answer), answer)) {
                underLoader(
                        child,
                        () -> run((JavaDStream<String> lines) -> pipeline(child, lines))
                                .checkpointed()
                                .onBatches(List.of("a"))
                                .restart()
                                .onBatches(List.of("b"))
                                .expect("a " + answer, "b " + answer));
            }
        }
    }

    private static void underLoader(ClassLoader loader, Runnable test) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            test.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A loader of a class whose name is always the same and whose function is not. */
    private static URLClassLoader compiled(Path folder, String answer) throws IOException {
        Files.createDirectories(folder);
        Path source = folder.resolve("Student.java");
        Files.writeString(source, """
                import org.apache.spark.streaming.api.java.JavaDStream;
                public class Student {
                    public static JavaDStream<String> answer(JavaDStream<String> lines) {
                        return lines.map(line -> line + " %s");
                    }
                }
                """.formatted(answer));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(failed).isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, SparkContextsTest.class.getClassLoader());
    }

    @SuppressWarnings("unchecked")
    private static JavaDStream<String> pipeline(ClassLoader loader, JavaDStream<String> lines) {
        try {
            Method answer = loader.loadClass("Student").getMethod("answer", JavaDStream.class);
            return (JavaDStream<String>) answer.invoke(null, lines);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
