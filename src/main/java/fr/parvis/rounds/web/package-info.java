// SPDX-License-Identifier: EUPL-1.2
/** Pages of tours, crews, walks and home visits; feeds. */
@NullMarked
package fr.parvis.rounds.web;

import org.jspecify.annotations.NullMarked;
