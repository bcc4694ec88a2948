"""The sentences that Messenger and Instagram write themselves, by what they mean.

One sentence a line. {s} is who did it (a name from the thread, or "You"), {o} to whom, {e} an
emoji, {x} anything; (a|b) either, (a|) may be missing. The full stop is left out.
"""

from typing import Final

YOU: Final = (
    "You", "Du", "Vous", "Tu", "Usted", "Você", "Ty", "Je", "Jij", "U", "Sen", "Siz", "Вы", "Ви",
)  # fmt: skip
"""How the program addresses the owner; in languages that leave the word out, the verb does."""

SENTENCES: Final = {
    "call": """
        {s} called {o}
        {s} missed (a|an) (audio |video |voice |group |)(call|chat)( from {o}| with {o}|)
        {s} missed your (audio |video |voice |)(call|chat)
        {s} (started|joined|left|ended|declined) (a|an|the|your) (audio |video |voice |group |)(call|chat)
        {s} video chatted with {o}
        The (video chat|audio call|video call|call) ended
        (Video chat|Audio call|Video call|Call) ended
        {s} (hat|hast) {o} angerufen
        {s} (hat|hast) (einen|deinen) (Anruf|Videochat|Audioanruf|Videoanruf)( von {o}|) verpasst
        {s} (hat|hast) (einen|den) (Anruf|Videochat|Audioanruf|Videoanruf) (gestartet|beendet)
        (Der |)(Videochat|Anruf|Audioanruf|Videoanruf) (wurde |)beendet
        {s} (a|avez|as) (manqué|démarré|lancé) (un appel|une discussion)( vidéo| audio|)( de {o}| avec {o}|)
        {s} a manqué (votre|ton) appel( vidéo| audio|)
        {s} (vous|t’|t')( |)a appelé(e|)
        {s} (avez|as) appelé {o}
        (L’appel|L'appel|La discussion|Appel)( vidéo| audio|) (a pris fin|(est |)terminé(e|))
        {s} te (llamó|ha llamado)
        {s} perdió tu (llamada|videollamada)
        {s} (inició|ha iniciado) (una llamada|una videollamada|un videochat)( de (audio|voz|video|vídeo)|)
        Perdiste una (llamada|videollamada) de {o}
        Tienes una (llamada|videollamada) perdida de {o}
        Llamaste a {o}
        ((La l|L)lamada|(La v|V)ideollamada|El videochat)( de (audio|video|vídeo)|) (finalizó|terminó)
        {s} (perdeu|iniciou) uma (ligação|chamada)( de áudio| de voz| de vídeo|)( de {o}|)
        {s} perdeu (a |)sua (ligação|chamada)( de áudio| de voz| de vídeo|)
        {s} ligou para {o}
        (A ligação|A chamada|Ligação|Chamada)( de (áudio|voz|vídeo)|) (terminou|encerrada|finalizada)
        {s} ti ha chiamato
        {s} ha perso la tua (chiamata|videochiamata)
        {s} ha (avviato|iniziato) una (chiamata|videochiamata)( audio| video|)
        Hai perso una (chiamata|videochiamata) (di|da) {o}
        Hai chiamato {o}
        (La chiamata|La videochiamata|La videochat|Chiamata|Videochiamata)( audio| video|) (è |)terminata
        {s} nie (odebrał|odebrała|odebrał\\(a\\)) (Twojego |)połączenia
        {s} (rozpoczął|rozpoczęła|rozpoczął\\(-ęła\\)) (czat wideo|połączenie|rozmowę)( audio| wideo|)
        {s} (dzwonił|dzwoniła|dzwonił\\(a\\)) do (Ciebie|{o})
        Nieodebrane połączenie od {o}
        (Czat wideo|Połączenie|Rozmowa)( audio| wideo|) (zakończył się|zakończone|zakończona)
        {s} (heeft|hebt) (je |{o} |)gebeld
        {s} (heeft|hebt) (je|een) (oproep|videogesprek|gesprek|videochat)( van {o}|) (gemist|gestart)
        (De oproep|De videochat|Het videogesprek|Oproep|Videochat|Videogesprek) (is |)beëindigd
        {s} (bir |)(görüntülü|sesli) (sohbet|arama) başlattı(n|nız|)
        {s} (seni|sizi) aradı
        (Görüntülü|Sesli) (sohbet|arama) sona erdi
        {s} (missade|startade) (ett|ditt) (samtal|videosamtal|ljudsamtal)( från {o}|)
        {s} ringde (dig|{o})
        (Samtalet|Videosamtalet|Videochatten) (har |)(avslutades|avslutats)
    """,
    "media": """
        {s} (sent|shared) (a|an) (attachment|photo|video|sticker|link|GIF|file|post|reel|story|profile)
        {s} sent [0-9]+ (photos|videos)
        {s} (hat|hast) (einen|ein|eine) (Anhang|Foto|Video|Sticker|Link|GIF) gesendet
        {s} (hat|hast) (einen|ein|eine) (Beitrag|Story|Reel|Link) geteilt
        {s} (hat|hast) [0-9]+ (Fotos|Videos) gesendet
        {s} (a|avez|as) envoyé (un|une) (pièce jointe|photo|vidéo|autocollant|lien|GIF|fichier)
        {s} (a|avez|as) envoyé [0-9]+ (photos|vidéos)
        {s} (envió|ha enviado) (un|una) (archivo adjunto|foto|video|vídeo|sticker|enlace|GIF)
        (Enviaste|Has enviado) (un|una) (archivo adjunto|foto|video|vídeo|sticker|enlace|GIF)
        {s} enviou (um|uma) (anexo|foto|vídeo|figurinha|link|GIF)
        {s} ha inviato (un|una) (allegato|foto|video|adesivo|link|GIF)
        Hai inviato (un|una) (allegato|foto|video|adesivo|link|GIF)
        {s} (wysłał|wysłała|wysłał\\(a\\)) (załącznik|zdjęcie|film|naklejkę|link|GIF)
        Wysłano (załącznik|zdjęcie|film|naklejkę|link|GIF)
        {s} (heeft|hebt) een (bijlage|foto|video|sticker|link|gif|GIF) (verzonden|gestuurd|verstuurd)
        {s} bir (ek|fotoğraf|video|çıkartma|bağlantı|GIF) gönderdi(n|niz|)
        Bir (ek|fotoğraf|video|çıkartma|bağlantı|GIF) gönderdin(iz|)
        {s} skickade (en|ett) (bilaga|foto|bild|video|klistermärke|länk|GIF)
        {s} (odeslal|odeslala|poslal|poslala) (přílohu|fotku|video|nálepku|odkaz|GIF)
        Odeslali jste (přílohu|fotku|video|nálepku|odkaz|GIF)
        {s} sendte (en|et) (vedhæftet fil|vedlegg|billede|bilde|video)
        {s} (отправил|отправила|отправил\\(-а\\)|отправили) (вложение|фото|видео|стикер|ссылку|GIF)
    """,
    "voice": """
        {s} sent a voice (message|clip)
        {s} (hat|hast) eine Sprachnachricht gesendet
        {s} (a|avez|as) envoyé un message vocal
        {s} (envió|ha enviado) un mensaje de voz
        {s} enviou uma mensagem de (voz|áudio)
        {s} ha inviato un messaggio vocale
        {s} (wysłał|wysłała|wysłał\\(a\\)) wiadomość głosową
        {s} (heeft|hebt) een spraakbericht (verzonden|gestuurd)
    """,
    "location": """
        {s} (sent|shared) (a|your|their|his|her) (live |)location
        {s} (hat|hast) (einen|deinen|seinen|ihren) (Live-|)Standort (gesendet|geteilt)
        {s} (a|avez|as) (envoyé|partagé) (une|votre|sa) position( en direct|)
        {s} (envió|compartió) (una|su) ubicación( en tiempo real|)
    """,
    "poll": """
        {s} created a poll: {x}
        {s} (hat|hast) eine Umfrage erstellt: {x}
        {s} (a|avez|as) créé un sondage( |): {x}
        {s} creó una encuesta: {x}
    """,
    "deleted": """
        {s} unsent a message
        {s} (hat|hast) eine Nachricht (zurückgerufen|zurückgenommen|entfernt)
        {s} (a|avez|as) (annulé l(’|')envoi d(’|')un message|retiré un message)
        {s} anuló el envío de un mensaje
        Anulaste el envío de un mensaje
        {s} cancelou o envio de uma mensagem
        {s} ha annullato l'invio di un messaggio
        {s} (cofnął|cofnęła|cofnął\\(-ęła\\)) wysłanie wiadomości
        {s} (heeft|hebt) een bericht ingetrokken
        {s} bir mesajı geri aldı
    """,
    "system": """
        {s} set the nickname for {x} to {x}
        {s} set (your|his|her|their)( own|) nickname to {x}
        {s} cleared (the nickname for {x}|(your|his|her|their)( own|) nickname)
        {s} changed the (chat |)(theme|color|colors)( to {x}|)
        {s} changed the (group|chat) (photo|name)
        {s} set the (emoji|quick reaction) to {x}
        {s} named the group {x}
        {s} removed the group (name|photo)
        {s} (added {x} to|removed {x} from) the group
        {s} (left|joined|created) the group
        {s} (liked|pinned|unpinned) a message
        {s} reacted {e} to (your|a|{o}['’]s) message
        {s} turned (on|off) (disappearing messages|vanish mode)
        {s} waved (at|to) {o}
        {s} (voted for {x}|changed (his|her|their|your) vote to {x})
        {s} (replied to|reacted to|liked|mentioned you in) (your|their) story
        (Replied to|Reacted to|Liked) your story
        Liked a message
        Reacted {e} to your (message|story)
        You are now connected on Messenger
        You're now connected on Messenger
        Say hi to your new Facebook friend, {x}
        You can now message and call each other{x}
        Messages and calls are secured with end-to-end encryption{x}
        {s} (hat|hast) den Spitznamen (von|für) {x} (festgelegt|geändert|entfernt)
        {s} (hat|hast) (deinen|seinen|ihren)( eigenen|) Spitznamen {x} (festgelegt|geändert|entfernt)
        {s} (hat|hast) das (Thema|Design|Chat-Thema|Emoji) {x} (festgelegt|geändert)
        {s} (hat|hast) die Gruppe (verlassen|{x} genannt)
        {s} (hat|hast) {x} (zur Gruppe hinzugefügt|aus der Gruppe entfernt)
        {s} hat mit {e} auf (deine|eine) Nachricht reagiert
        {s} gefällt eine Nachricht
        Hat mit {e} auf (deine|eine) Nachricht reagiert
        (Gefällt eine Nachricht|Hat eine Nachricht mit „Gefällt mir“ markiert)
        {s} (a|avez|as) (défini|modifié|changé) (le|votre|son) (surnom|thème|nom du groupe){x}
        {s} (a|avez|as) (ajouté {x} au groupe|quitté le groupe)
        {s} a réagi (avec |){e} à (votre|ton) message
        A réagi (avec |){e} à (votre|ton) message
        A aimé un message
        {s} a aimé un message
        {s} (cambió|estableció|ha cambiado) (el apodo|tu apodo|su apodo|el tema|el nombre del grupo){x}
        {s} (agregó|añadió) a {x} al grupo
        (Reaccionó|Ha reaccionado) (con |){e} a tu mensaje
        (Le gustó|Le ha gustado|Indicó que le gusta) un mensaje
        {s} (definiu|alterou|mudou) (o apelido|seu apelido|o tema|o nome do grupo){x}
        Reagiu (com |){e} (à|a) (sua|tua) mensagem
        (Curtiu|Gostou de) uma mensagem
        {s} ha (impostato|cambiato|modificato) il (tuo |)(soprannome|tema|nome del gruppo){x}
        Ha aggiunto la reazione {e} al tuo messaggio
        Ha messo ("|“|)Mi piace("|”|) a un messaggio
        {s} (ustawił|ustawiła|zmienił|zmieniła|zmienił\\(a\\)) (pseudonim|nick|motyw|nazwę grupy){x}
        (Zareagował|Zareagowała|Zareagował\\(a\\)) {e} na (Twoją|twoją) wiadomość
        (Polubił|Polubiła|Polubił\\(a\\)|Polubiono) wiadomość
        {s} heeft (de|je|zijn|haar|het) (bijnaam|thema|groepsnaam) {x}
        (Heeft met {e} op je bericht gereageerd|Reageerde met {e} op je bericht)
        (Vindt een bericht leuk|Heeft een bericht leuk gevonden)
        {s} (temayı|takma adını) {x} (değiştirdi|ayarladı|belirledi)
        Mesajına {e} (ifadesini bıraktı|tepkisini verdi)
        Bir mesajı beğendi
        {s} (ändrade|angav) (temat|smeknamnet|gruppnamnet){x}
        Reagerade (med |){e} på ditt meddelande
        Gillade ett meddelande
    """,
}
