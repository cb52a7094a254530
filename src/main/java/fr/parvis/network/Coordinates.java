// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

/**
 * Position on the globe, in degrees of WGS 84.
 *
 * @param latitude -90 to 90
 * @param longitude -180 to 180
 */
public record Coordinates(double latitude, double longitude) {}
