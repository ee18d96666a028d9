package labs.support.options;

import labs.support.time.DurationConverter;
import picocli.CommandLine.ITypeConverter;

/** A duration that is kept as it is typed, so that the help shows a default in the same form. */
final class TypedDurationConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        return DurationConverter.format(new DurationConverter().convert(text));
    }
}
