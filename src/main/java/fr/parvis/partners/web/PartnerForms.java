// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.partners.domain.ContactPoint;
import fr.parvis.partners.domain.KeepPartners;
import fr.parvis.partners.domain.Partner;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.FormSubject;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parts that the forms of a partner and of its services share. */
@Component
class PartnerForms {
    static final String CHANGED = "partners.problem.changed";

    private final KeepPartners partners;
    private final Nomenclature nomenclature;

    PartnerForms(KeepPartners partners, Nomenclature nomenclature) {
        this.partners = partners;
        this.nomenclature = nomenclature;
    }

    PartnerForm page(FormSubject subject, FilledForm filled, String partner, String title) {
        return new PartnerForm(
                subject,
                filled,
                options("partners.kind.", Partner.KINDS),
                nomenclature.on(partners.today()).list(CodeList.OPERATOR).stream()
                        .filter(code -> !code.code().matches("none|other"))
                        .map(code -> new Option(code.code(), code.label().text()))
                        .toList(),
                options("partners.territory.", Partner.TERRITORIES),
                options("partners.best-by.", ContactPoint.WAYS),
                partner,
                title);
    }

    static List<Option> options(String prefix, List<String> values) {
        return values.stream()
                .map(value -> new Option(value, t(prefix + value)))
                .toList();
    }

    static FormSubject subject(Map<String, String> sent) {
        var id = FormFields.id(FormFields.text(sent, "id"));
        if (id == null) throw new NotFound("partner");
        return new FormSubject(id, FormFields.text(sent, "fresh").equals("true"), FormFields.version(sent, "version"));
    }

    static @Nullable String orNull(Map<String, String> sent, String field) {
        var text = FormFields.text(sent, field);
        return text.isEmpty() ? null : text;
    }

    static List<String> lines(Map<String, String> sent, String field) {
        return FormFields.text(sent, field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
