package dev.attune.detection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How languages are told apart.
 *
 * @param highAccuracy whether single words are told apart as well as can be, for 20 MB of
 * heap a language and seconds at the first detection
 */
@ConfigurationProperties("attune.detection")
record DetectionProperties(@DefaultValue("false") boolean highAccuracy) {
}
