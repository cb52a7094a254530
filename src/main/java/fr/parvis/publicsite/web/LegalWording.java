// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Associations;
import fr.parvis.network.AddressesSettings;
import fr.parvis.network.LocalDays;
import fr.parvis.people.Treatments;
import fr.parvis.publicsite.PublicSiteSettings;
import fr.parvis.publicsite.domain.LegalTexts.Page;
import fr.parvis.publicsite.domain.LegalTexts.Version;
import fr.parvis.shell.Markdown;
import fr.parvis.shell.Words;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The words of legal texts: those that come with Parvis, made of what the installation knows, and what takes the place of the signs in a
 * text. They are in French, in which they bind; the public reads those that come with Parvis in English too.
 */
@Component
class LegalWording {
    /** Takes the place of what is kept and for how long. */
    static final String REGISTER = "{registre}";

    /** Takes the place of what is known of the site's conformity. */
    static final String CONFORMITY = "{conformite}";

    private final Associations associations;
    private final Treatments treatments;
    private final LocalDays localDays;
    private final String contact;
    private final String addresses;

    LegalWording(
            Associations associations,
            Treatments treatments,
            LocalDays localDays,
            PublicSiteSettings settings,
            AddressesSettings addresses) {
        this.associations = associations;
        this.treatments = treatments;
        this.localDays = localDays;
        this.contact = settings.dataContact().strip();
        this.addresses = addresses.service().strip();
    }

    /** The text that comes with Parvis, to begin with; its signs stand as they are. */
    String shipped(Page page) {
        return Words.in(Words.FRENCH).call(() -> text(page));
    }

    private String text(Page page) {
        var network = Markdown.escape(associations.networkName().orElse("Parvis"));
        var reach = contact.isEmpty() ? t("legal.contact.none") : t("legal.contact", Markdown.escape(contact), contact);
        return switch (page) {
            case NOTICE -> t("legal.text.notice", network, reach);
            case PRIVACY -> t("legal.text.privacy", network, reach, asked());
            case ACCESSIBILITY -> t("legal.text.accessibility", reach);
        };
    }

    /** Sentence of the privacy notice about the geocoder that receives the text of a search. */
    private String asked() {
        return addresses.isEmpty()
                ? t("legal.addresses.none")
                : t(
                        "legal.addresses",
                        Optional.ofNullable(URI.create(addresses).getHost()).orElse(addresses));
    }

    /** A version of a text as its writers see it. */
    String html(Page page, Version version) {
        return html(page, version, Words.FRENCH);
    }

    /** Preview of a text. */
    String html(Page page, String body, String conformity) {
        return Words.in(Words.FRENCH).call(() -> filled(page, body, conformity));
    }

    /** A text as the public reads it. */
    LegalPage told(Page page, @Nullable Version version) {
        var own = version == null || version.body() == null ? null : version;
        var locale = own == null && Words.language().isOfStaff() ? Words.locale() : Words.FRENCH;
        return new LegalPage(
                page.key(),
                html(page, version, locale),
                locale.getLanguage(),
                own == null ? null : Words.date(localDays.day(own.writtenAt())));
    }

    private String html(Page page, @Nullable Version version, Locale locale) {
        var body = version == null ? null : version.body();
        var conformity = version == null ? null : version.conformity();
        return Words.in(locale)
                .call(() -> filled(page, body == null ? text(page) : body, conformity == null ? "" : conformity));
    }

    private String filled(Page page, String body, String conformity) {
        var text = body.replace("\r\n", "\n");
        if (page == Page.PRIVACY) text = text.replace(REGISTER, register());
        if (page == Page.ACCESSIBILITY)
            text = text.replace(CONFORMITY, t("legal.conformity." + (conformity.isEmpty() ? "unknown" : conformity)));
        return Markdown.html(text);
    }

    private String register() {
        return treatments.list().stream()
                .map(one -> t("legal.treatment", one.title(), one.purpose(), one.data(), one.who(), one.term()))
                .collect(Collectors.joining("\n"));
    }
}
