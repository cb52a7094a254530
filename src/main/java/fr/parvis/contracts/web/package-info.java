// SPDX-License-Identifier: EUPL-1.2
/** Pages of contracts. */
@NullMarked
package fr.parvis.contracts.web;

import org.jspecify.annotations.NullMarked;
