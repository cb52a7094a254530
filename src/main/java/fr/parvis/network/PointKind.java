// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network;

/** Kind of a point: a place of its own, a vehicle that goes round, or hours kept at somebody else's place. */
public enum PointKind {
    FIXED,
    MOBILE,
    PERMANENCE
}
