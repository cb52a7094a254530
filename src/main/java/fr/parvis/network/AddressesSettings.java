// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the search for street addresses, {@code PARVIS_ADDRESSES_…}.
 *
 * @param service address of the search of the national address base; empty: nobody is asked
 */
@ConfigurationProperties("parvis.addresses")
public record AddressesSettings(@DefaultValue("") String service) {}
