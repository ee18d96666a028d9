package labs.lab08;

import java.math.BigDecimal;
import labs.sensors.Reading;
import labs.support.UserError;
import picocli.CommandLine.ITypeConverter;

/** A temperature in degrees Celsius as people type it: {@code 65} or {@code 64.5}. */
final class DegreesConverter implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String text) {
        if (!text.strip().matches("[+-]?\\d{1,5}(\\.\\d{1,6})?")
                || new BigDecimal(text.strip()).abs().longValue() > Reading.MAX_DEGREES) {
            throw UserError.usage("'" + text + "' is not a temperature; type degrees such as 65 or 64.5, at most "
                    + Reading.MAX_DEGREES + ".");
        }
        return new BigDecimal(text.strip());
    }
}
