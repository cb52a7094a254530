// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Label;
import fr.parvis.nomenclature.domain.Meaning;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that the network's head fills in about a code, as typed.
 *
 * @param depuis first day of the new meaning
 * @param revision the revision of the code that was on the screen
 */
public record CodeForm(
        String code,
        String famille,
        String libelle,
        String court,
        String libelleEn,
        String courtEn,
        String position,
        String icone,
        String couleur,
        List<String> operateurs,
        List<String> reorienter,
        String pourquoi,
        String source,
        String sens,
        String ouvert,
        String depuis,
        String revision) {

    private static final int BRIEF = 22;

    public CodeForm {
        code = FormFields.text(code);
        famille = FormFields.text(famille);
        libelle = FormFields.text(libelle);
        court = FormFields.text(court);
        libelleEn = FormFields.text(libelleEn);
        courtEn = FormFields.text(courtEn);
        position = FormFields.text(position);
        icone = FormFields.text(icone);
        couleur = FormFields.text(couleur);
        operateurs = operateurs == null ? List.of() : List.copyOf(operateurs);
        reorienter = reorienter == null ? List.of() : List.copyOf(reorienter);
        pourquoi = FormFields.text(pourquoi);
        source = FormFields.text(source);
        sens = FormFields.text(sens);
        ouvert = FormFields.text(ouvert);
        depuis = FormFields.text(depuis);
        revision = FormFields.text(revision);
    }

    static CodeForm empty(String family, int position, LocalDate from) {
        return new CodeForm(
                "",
                family,
                "",
                "",
                "",
                "",
                String.valueOf(position),
                "",
                "8",
                List.of(),
                List.of(),
                "",
                "",
                "",
                "",
                from.toString(),
                "");
    }

    static CodeForm of(Code code, long revision, LocalDate from) {
        var french = code.label(Words.FRENCH);
        var english = code.labels().getOrDefault("en", new Label("", ""));
        var attributes = code.attributes();
        return new CodeForm(
                code.code(),
                code.parent() == null ? "" : code.parent(),
                french.text(),
                french.brief(),
                english.text(),
                english.brief(),
                String.valueOf(code.position()),
                code.icon(),
                attributes.getOrDefault("family", ""),
                code.several("operators"),
                code.several("reorient"),
                attributes.getOrDefault("note", ""),
                attributes.getOrDefault("source", ""),
                attributes.getOrDefault("direction", ""),
                attributes.getOrDefault("open", ""),
                from.toString(),
                String.valueOf(revision));
    }

    CodeForm basedOn(long newer) {
        return new CodeForm(
                code,
                famille,
                libelle,
                court,
                libelleEn,
                courtEn,
                position,
                icone,
                couleur,
                operateurs,
                reorienter,
                pourquoi,
                source,
                sens,
                ouvert,
                depuis,
                String.valueOf(newer));
    }

    /** Notes what is wrong; returns whether all is well. */
    boolean check(boolean isNew, Problems problems) {
        if (isNew && !(code.matches("[a-z0-9]+(-[a-z0-9]+)*") && code.length() <= 40))
            problems.add("code", Words.t("nomenclature.code.malformed"));
        if (libelle.isEmpty()) problems.add("libelle", Words.t("nomenclature.label.missing"));
        if (libelle.length() > 120) problems.add("libelle", Words.t("nomenclature.label.long"));
        if (court.isEmpty()) problems.add("court", Words.t("nomenclature.brief.missing"));
        if (court.length() > BRIEF) problems.add("court", Words.t("nomenclature.brief.long", court.length()));
        if (courtEn.length() > BRIEF) problems.add("courtEn", Words.t("nomenclature.brief.long", courtEn.length()));
        if (libelleEn.isEmpty() != courtEn.isEmpty())
            problems.add(libelleEn.isEmpty() ? "libelleEn" : "courtEn", Words.t("nomenclature.english.half"));
        if (!position.matches("\\d{1,6}")) problems.add("position", Words.t("nomenclature.position.wrong"));
        if (!reorienter.isEmpty() && pourquoi.isEmpty())
            problems.add("pourquoi", Words.t("nomenclature.reorient.why-missing"));
        if (!couleur.matches("[1-8]?")) problems.add("couleur", Words.t("nomenclature.choice.wrong"));
        if (!icone.matches("[a-z0-9-]{0,40}")) problems.add("icone", Words.t("nomenclature.choice.wrong"));
        if (!sens.matches("(incoming|outgoing)?")) problems.add("sens", Words.t("nomenclature.choice.wrong"));
        FormFields.day(depuis, "depuis", problems);
        return problems.isEmpty();
    }

    long seen() {
        return revision.matches("\\d{1,18}") ? Long.parseLong(revision) : 0;
    }

    /**
     * Labels and attributes that the form describes.
     *
     * @param before attributes that the form does not show stay as they were
     * @param colour of the family that a theme stands in
     */
    Meaning meaning(CodeList list, Map<String, String> before, String colour) {
        var labels = new HashMap<String, Label>();
        labels.put("fr", new Label(libelle, court));
        if (!libelleEn.isEmpty()) labels.put("en", new Label(libelleEn, courtEn));
        var attributes = new HashMap<>(before);
        put(attributes, "icon", icone);
        switch (list) {
            case THEME -> {
                put(attributes, "family", !famille.isEmpty() ? colour : couleur.isEmpty() ? "8" : couleur);
                put(attributes, "operators", String.join("|", operateurs));
                put(attributes, "reorient", String.join("|", reorienter));
                put(attributes, "note", reorienter.isEmpty() ? "" : pourquoi);
                put(attributes, "source", reorienter.isEmpty() ? "" : source);
            }
            case PRESENCE -> put(attributes, "direction", sens);
            case RESULT -> put(attributes, "open", ouvert.equals("yes") ? "yes" : "no");
            case OPERATOR,
                    LEVEL,
                    DIRECTION,
                    AGE_BAND,
                    GENDER,
                    SITUATION,
                    LANGUAGE,
                    BLOCKER,
                    SUPPORT,
                    AUTONOMY,
                    DEVICE,
                    ACTIVITY -> {}
        }
        return new Meaning(famille.isEmpty() ? null : famille, Integer.parseInt(position), labels, attributes);
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (value.isEmpty()) attributes.remove(name);
        else attributes.put(name, value);
    }
}
