// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.shell.Option;
import java.util.ArrayList;
import java.util.List;

/** The lists that the plain form offers. */
public record FormChoices(
        List<Option> points,
        List<Option> presences,
        List<Option> directions,
        List<Group> themes,
        List<Option> operators,
        List<Option> levels,
        List<Option> results,
        List<Option> ageBands,
        List<Option> genders,
        List<Option> situations,
        List<Option> languages,
        List<Option> blockers,
        List<Option> supports,
        List<Option> autonomies,
        List<Option> devices,
        List<Option> colleagues) {

    /** These choices, with those who were there among the colleagues. */
    FormChoices withColleagues(List<Option> there) {
        var all = new ArrayList<>(colleagues);
        there.stream()
                .filter(one -> colleagues.stream().noneMatch(c -> c.value().equals(one.value())))
                .forEach(all::add);
        return new FormChoices(
                points,
                presences,
                directions,
                themes,
                operators,
                levels,
                results,
                ageBands,
                genders,
                situations,
                languages,
                blockers,
                supports,
                autonomies,
                devices,
                List.copyOf(all));
    }

    /** Themes under their family, or those most met. */
    public record Group(String label, List<Option> options) {}
}
