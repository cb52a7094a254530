// SPDX-License-Identifier: EUPL-1.2
/** The alphabet and length of an SMS, and the gateways to a provider. */
@NullMarked
package fr.parvis.messages.domain.sms;

import org.jspecify.annotations.NullMarked;
