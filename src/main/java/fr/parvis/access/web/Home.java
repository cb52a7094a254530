package fr.parvis.access.web;

import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.StartPage;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where staff arrive: on the first {@link StartPage} that is for them. */
@Controller
class Home {

    @Configuration(proxyBeanMethods = false)
    static class OfEmptyNetwork {
        /** In a network that holds nothing yet, its next step. */
        @Bean
        StartPage startOfEmptyNetwork(Associations associations) {
            return new StartPage(
                    30,
                    "/bureau/associations",
                    who -> who.may(Right.MANAGE_ASSOCIATIONS)
                            && associations.list().isEmpty());
        }
    }

    private final List<StartPage> starts;

    Home(List<StartPage> starts) {
        this.starts = starts.stream()
                .sorted(Comparator.comparingInt(StartPage::order))
                .toList();
    }

    @Requires(Right.WORK)
    @GetMapping("/bureau")
    String home(SignedIn who) {
        return "redirect:"
                + starts.stream()
                        .filter(start -> start.isFor().test(who))
                        .map(StartPage::address)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("a page is for everybody"));
    }
}
