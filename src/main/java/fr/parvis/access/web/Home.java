// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.HomePart;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.StartPage;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.Notice;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Page on which an account arrives: the first {@link StartPage} that is for it; a page of {@link HomePart}s for those who lead and for partners.
 */
@Controller
class Home {
    static final String OVERVIEW = "/bureau/accueil";
    static final String PARTNER = AccessAddresses.PARTNER_HOME;

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        StartPage overviewStart() {
            return new StartPage(15, OVERVIEW, who -> who.may(Right.SEE_OVERVIEW));
        }

        @Bean
        StartPage startOfPartners() {
            return new StartPage(10, PARTNER, who -> who.partner() != null);
        }

        @Bean
        NavigationEntry partnerHomeEntry() {
            return new NavigationEntry(NavigationSection.HOME, 5, PARTNER, "access.partner.title", Right.SEE_OWN_LISTS);
        }

        @Bean
        NavigationEntry overviewEntry() {
            return new NavigationEntry(NavigationSection.HOME, 10, OVERVIEW, "access.home.title", Right.SEE_OVERVIEW);
        }
    }

    private final List<StartPage> starts;
    private final List<HomePart> parts;
    private final TransactionTemplate reading;

    Home(List<StartPage> starts, List<HomePart> parts, PlatformTransactionManager transactions) {
        this.starts = starts.stream()
                .sorted(Comparator.comparingInt(StartPage::order))
                .toList();
        this.parts =
                parts.stream().sorted(Comparator.comparingInt(HomePart::order)).toList();
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Requires(Right.WORK)
    @GetMapping("/bureau")
    String home(SignedIn who, Model model) {
        Notice.pass(model);
        return "redirect:"
                + starts.stream()
                        .filter(start -> start.isFor().test(who))
                        .map(StartPage::address)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("a page is for everybody"));
    }

    @Requires(Right.SEE_OVERVIEW)
    @GetMapping(OVERVIEW)
    String overview(SignedIn who, Model model) {
        model.addAttribute("parts", partsFor(who));
        return "access/home";
    }

    @Requires(Right.SEE_OWN_LISTS)
    @GetMapping(PARTNER)
    String partner(SignedIn who, Model model) {
        model.addAttribute("place", who.place());
        model.addAttribute("parts", partsFor(who));
        return "access/partner";
    }

    /** Parts of the page, read in one transaction: one for each would cost as much as its reading. */
    private List<HomePart.Content> partsFor(SignedIn who) {
        return Objects.requireNonNull(reading.execute(status -> parts.stream()
                .map(part -> part.of(who))
                .flatMap(Optional::stream)
                .toList()));
    }
}
