// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.parvis.access.Role;
import fr.parvis.access.SignedIn;
import org.junit.jupiter.api.Test;

/** Where those begin who lead, and the menu that goes with them through every page. */
class HomeJourney extends Journey {

    @Test
    void each_role_begins_where_its_work_is() {
        var association = network.anAssociation();
        begins(network.a(Role.MEDIATOR, association), "/capture", "Nouveau passage");
        begins(network.a(Role.SITE_LEAD, association), "/bureau/accueil", "Accueil");
        isFineAtEveryWidth("home-site-lead");
        begins(network.a(Role.DIRECTOR, association), "/bureau/accueil", "Accueil");
        isFineAtEveryWidth("home-director");
        begins(network.ofTheNetwork(Role.NETWORK_HEAD), "/bureau/accueil", "Accueil");
        isFineAtEveryWidth("home-network-head");
        begins(network.ofTheNetwork(Role.DATA_PROTECTION_OFFICER), "/bureau/accueil", "Accueil");
        isFineAtEveryWidth("home-data-protection-officer");
        begins(network.a(Role.ADMINISTRATOR, association), "/bureau/accueil", "Accueil");
        isFineAtEveryWidth("home-administrator");
    }

    @Test
    void a_section_leads_to_its_pages_and_the_settings_stand_behind_the_name() {
        on(Screen.PHONE);
        signIn(network.a(Role.DIRECTOR, network.anAssociation()));
        open("/bureau/accueil");
        page.click(".nav-more summary");
        page.click(".nav-more a:has-text('Terrain')");
        assertThat(page.locator("h1")).hasText("Points d’accueil");
        page.click(".beside a:has-text('Annuaire des partenaires')");
        assertThat(page.locator("h1")).hasText("Annuaire des partenaires");
        assertThat(page.locator(".beside a[aria-current=page]")).hasText("Annuaire des partenaires");
        page.click(".frame-top summary");
        page.click(".frame-top .menu-item:has-text('Réglages')");
        assertThat(page.locator(".beside a[aria-current=page]")).hasText("Nomenclature");
        page.click("a.brand");
        assertThat(page.locator("h1")).hasText("Accueil");
    }

    private void begins(SignedIn who, String address, String title) {
        on(Screen.DESKTOP);
        signIn(who);
        open("/bureau");
        page.waitForURL("**" + address);
        assertThat(page.locator("h1").first()).hasText(title);
    }
}
