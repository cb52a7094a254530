package fr.parvis.visits.web;

import fr.parvis.shell.Option;
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

    /** Themes under their family, or those most met. */
    public record Group(String label, List<Option> options) {}
}
