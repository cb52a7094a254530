package fr.parvis.returns.web;

import fr.parvis.access.Right;
import fr.parvis.shell.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one way that a partner's account sees. */
@Configuration(proxyBeanMethods = false)
class PartnerNavigation {
    @Bean
    NavigationEntry ownListsEntry() {
        return new NavigationEntry(5, OwnRoomController.ADDRESS, "returns.room.nav", "list-check", Right.SEE_OWN_LISTS);
    }
}
