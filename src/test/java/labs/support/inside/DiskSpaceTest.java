package labs.support.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import labs.support.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
    private static final IOException FAILURE = new IOException("No space left on device");

    @TempDir
    Path folder;

    @Test
    void aDiskWithSpaceIsNotToBlame() {
        assertThat(DiskSpace.full(folder.resolve("not").resolve("there"), FAILURE))
                .isEmpty();
    }

    @Test
    void aDiskWithoutSpaceIs() {
        assertThat(DiskSpace.full(Path.of("broker"), 5 << 20, FAILURE))
                .hasValueSatisfying(said -> assertThat(said)
                        .hasMessage("The disk of broker is full (5 MB are free): free some space and start again, and"
                                + " delete nothing of what is there before."));
    }

    @Test
    void whatTheSystemSaysIsUnderstoodAnywhere() {
        assertThat(Failures.asUserError(new IllegalStateException(FAILURE)))
                .hasMessage("A disk is full: free some space, then start again.");
    }
}
