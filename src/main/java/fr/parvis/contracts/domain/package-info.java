// SPDX-License-Identifier: EUPL-1.2
/** Rules of contracts, and the attribution of acts to them. */
@NullMarked
package fr.parvis.contracts.domain;

import org.jspecify.annotations.NullMarked;
