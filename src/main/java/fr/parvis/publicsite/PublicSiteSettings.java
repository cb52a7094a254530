// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of whom the public writes to.
 *
 * @param dataContact e-mail address for people who re-use the open data; empty: none
 * @param securityContact mail or {@code https://} addresses for reports of vulnerabilities, between commas; empty: none
 */
@ConfigurationProperties("parvis")
public record PublicSiteSettings(
        @DefaultValue("") String dataContact,
        @DefaultValue("") String securityContact) {}
