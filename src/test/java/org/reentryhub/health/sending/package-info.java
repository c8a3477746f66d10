/** Sending and taking back, said in sentences, against real FHIR servers. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.health.sending;
