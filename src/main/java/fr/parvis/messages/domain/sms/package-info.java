/** The letters of an SMS, the words of who wants none, and the ways to a provider. */
@NullMarked
package fr.parvis.messages.domain.sms;

import org.jspecify.annotations.NullMarked;
