// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.network.PlaceOffers.Offer;
import java.util.List;

/**
 * Content of the public home.
 *
 * @param address its own, whole
 * @param known number of points that receive the public in the whole network
 * @param offers other offers of the network
 */
public record HomePage(String address, String network, int known, List<Offer> offers) {}
