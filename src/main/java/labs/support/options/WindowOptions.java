package labs.support.options;

import java.time.Duration;
import labs.support.time.DurationConverter;
import picocli.CommandLine.Option;

/** The options {@code --window} and {@code --slide}: what each window covers, and how often there is one. */
public final class WindowOptions {
    private static final String WITH_EVERY_BATCH = "the batch interval";

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            converter = TypedDurationConverter.class,
            description = "window length, a multiple of the batch interval (default: ${DEFAULT-VALUE})")
    private String window;

    @Option(
            names = "--slide",
            paramLabel = "DURATION",
            converter = TypedDurationConverter.class,
            description = "sliding interval, a multiple of the batch interval (default: ${DEFAULT-VALUE})")
    private String slide;

    /** @param window the lab's own window length, as a person types it; a window ends with every batch */
    public WindowOptions(String window) {
        this(window, WITH_EVERY_BATCH);
    }

    /**
     * @param window the lab's own window length, as a person types it, such as {@code 6s}
     * @param slide the lab's own sliding interval
     */
    public WindowOptions(String window, String slide) {
        this.window = window;
        this.slide = slide;
    }

    /**
     * The times of the windows.
     *
     * @throws labs.support.UserError if they are not multiples of the batch interval
     */
    public WindowTimes times(Duration batch) {
        DurationConverter typed = new DurationConverter();
        return new WindowTimes(
                batch, typed.convert(window), slide.equals(WITH_EVERY_BATCH) ? batch : typed.convert(slide));
    }
}
