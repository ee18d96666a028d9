package labs.sensors;

/** What became of one line: a {@link Reading}, or a {@link Rejection} that says why it is none. */
public sealed interface Parsed permits Reading, Rejection {}
