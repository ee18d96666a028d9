package labs.support.options;

import labs.support.UserError;
import picocli.CommandLine.ITypeConverter;

/** A whole number from 1 as people type it, for an option such as {@code --rows}. */
public final class PositiveIntConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        if (!text.strip().matches("0*[1-9]\\d{0,8}")) {
            throw UserError.usage("'" + text + "' is not a number from 1 to 999999999; type one, such as 5.");
        }
        return Integer.valueOf(text.strip());
    }
}
