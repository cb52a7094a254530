// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Hours, places and calendars for the tests. */
public final class HoursFixtures {

    static final SchoolHolidays SCHOOL_HOLIDAYS = schoolHolidays();
    static final Holidays ISERE = Holidays.of("38", SCHOOL_HOLIDAYS);
    static final Holidays MOSELLE = Holidays.of("57", SCHOOL_HOLIDAYS);

    private HoursFixtures() {}

    public static OpeningHours hours(String expression) {
        assertThat(OpeningHours.parse(expression)).isInstanceOf(OpeningHours.Parsed.class);
        return ((OpeningHours.Parsed) OpeningHours.parse(expression)).hours();
    }

    public static OpeningCalendar inIsere(String expression) {
        return hours(expression).in(ISERE);
    }

    static List<CSVRecord> rows(String resource) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader =
                new InputStreamReader(HoursFixtures.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            return format.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SchoolHolidays schoolHolidays() {
        Map<SchoolZone, List<SchoolHolidays.Stretch>> byZone = rows("/network/school-holidays.csv").stream()
                .collect(Collectors.groupingBy(
                        row -> SchoolZone.valueOf(row.get("zone")),
                        Collectors.mapping(
                                row -> new SchoolHolidays.Stretch(
                                        LocalDate.parse(row.get("first")), LocalDate.parse(row.get("last"))),
                                Collectors.toList())));
        return SchoolHolidays.of(byZone);
    }
}
