// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Page of a programme: its report over a period, and whose acts count for it.
 *
 * @param swap address of the same with its two days exchanged, when the last is before the first
 * @param vouchers null for a programme that does not pay by them
 * @param equipment null where none was handed over and the programme is not about it
 * @param themesCut note that not all of them are shown; {@code workshopsCut} likewise
 * @param file address of the report as a table
 * @param sent values of the form of a rule
 */
public record ProgrammesPage(
        List<Option> programmes,
        String programme,
        String from,
        String to,
        Problems problems,
        @Nullable String swap,
        String visits,
        String persons,
        String time,
        String sessions,
        String attendances,
        String sessionTime,
        @Nullable String vouchers,
        String vouchersAsked,
        @Nullable String equipment,
        String equipmentHow,
        List<Device> devices,
        List<Row> themes,
        List<Row> workshops,
        @Nullable String themesCut,
        @Nullable String workshopsCut,
        String file,
        List<Rule> rules,
        List<Option> accounts,
        List<Option> points,
        Map<String, String> sent,
        Problems ruleProblems) {

    public record Row(String name, String acts, String persons, String time) {}

    /** A kind of device, and how many of it were lent, given and sold. */
    public record Device(String kind, String lent, String given, String sold) {}

    public record Rule(String programme, String whose, String period, String remove) {}
}
