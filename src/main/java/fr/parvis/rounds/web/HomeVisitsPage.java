// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import java.util.List;

/**
 * Home visits: those of mine that no device could arm in time, the form that arms one, those that run, those that are over.
 *
 * @param acknowledging {@code id} and {@code found} of an alarm whose acknowledgement was refused
 */
public record HomeVisitsPage(
        RoundForm form,
        FilledForm acknowledging,
        List<Option> people,
        List<Option> partners,
        boolean mails,
        long alarmMinutes,
        List<Unarmed> unarmed,
        List<Running> running,
        List<Over> over,
        int number,
        boolean more) {
    /** @param ways address and label of what one press does about it */
    public record Unarmed(String id, String said, List<Option> ways) {}

    /** @param expectedEnd the instant of {@code due}: whoever prolongs says from which end they saw */
    public record Running(
            String id,
            String who,
            String commune,
            String due,
            String expectedEnd,
            String state,
            String kind,
            String note,
            String toCall,
            String found,
            boolean mine,
            boolean acknowledges,
            String mailed) {}

    public record Over(String day, String who, String commune, String from, String to, String state, String found) {}

    public String at(int page) {
        return HomeVisitsController.ADDRESS + "?page=" + page;
    }
}
