import type { NeedTable } from './need.ts'

/** Spanish, of Spain and of America. CC0: take it, correct it. Not yet read by a survivor or a clinician. */
export const es: NeedTable = {
  language: 'es',
  groups: {
    pareja: `marido, esposo, esposa, mujer, novio, novia, pareja, ex, exmarido, exnovio, expareja, conyuge, hombre, el papa de mis hijos`,
    familia: `mama, madre, papa, padre, padrastro, madrastra, hijo, hija, hijos, hermano, hermana, abuelo, abuela, tio, tia, primo, prima,
      suegra, suegro, sobrina, sobrino, nieto, nieta, bebe, amigo, amiga, vecina, vecino, cunado, cunada, familiar, pariente, mis padres, mis papas, papas`,
    pega: `pega, pego, pegan, pegaba, golpea, golpeo, golpean, golpes, maltrata, maltrato, maltratan, abusa, lastima, lastimo, agrede, agredio, patea, cachetea, empuja, empujo,
      ahorca, ahorco, estrangula, estrangulo, amenaza, amenazo, insulta, grita, controla, humilla, cela, encierra, encerro, viola`,
    sigue: `sigue, persigue, vigila, espia, acosa, rastrea, controla, revisa, lee, mira, checa, registra`,
    privado: `celular, telefono, movil, mensajes, correo, bolso, bolsa, cartera, cuenta, redes, facebook, whatsapp, ubicacion, llamadas`,
    miedo: `miedo, temo, temor, aterrada, aterrado, asustada, asustado`,
    mayor: `abuelo, abuela, abuelito, abuelita, anciano, anciana, asilo, geriatrico, residencia de ancianos, madre mayor, padre mayor`,
    quita: `quita, quito, roba, robo, esconde, gasta, cobra, saca`,
    edad: `11, 12, 13, 14, 15, 16, 17, once, doce, trece, catorce, quince, dieciseis, diecisiete`,
    el: `quiere, quieren, va, van, puede, dijo, capaz, amenaza, amenazo`,
    no: `no, sin, ni, nada, tampoco`
  },
  needs: [
    {
      id: 'suicide',
      called: 'Pensamientos de suicidio',
      showing: 'Mostramos ayuda para cuando piensas en quitarte la vida.',
      isDanger: true,
      said: `no tengo|quiero|quiera .. razon|motivo|ganas|seguir .. vivir|viviendo, tengo|compre .. pastillas|soga|navaja|pistola .. aqui|listas|mano, nadie .. extranaria|extrana|notaria|importaria .. muero|muriera|falto, mejor si|que me muero|muriera|mori, acabar con todo, harta|harto|cansada|cansado de vivir|la_vida, no quiero|quiera .. existir|despertarme,
        suicidio, suicidar, suicidarme, suicidarse, suicida, suicidarte, quiero|quiera|quisiera|voy|pienso|queria .. matarme|morir|morirme|desaparecer|ahorcarme|colgarme, quiero|quiera|quisiera|voy|pienso|queria .. tirarme|lanzarme|aventarme|saltar .. puente|ventana|balcon|azotea|edificio|tren|metro|vacio, quiere|quisiera|va|piensa|piensan .. matarse|morir|morirse, matarme, me quiero|voy a? morir|matar, se quiere|va a? morir|matar, quitarme|quitarse la vida, acabar|terminar con mi|su|todo vida?, no quiero|quiera .. vivir|estar aqui|despertar, me suicido, ya no quiero|quiera vivir|mas|seguir, no puedo|puede mas, ya no puedo|puede mas, no aguanto mas, no vale la pena vivir, mejor muerto|muerta, estarian mejor sin mi, tome|trague .. pastillas`,
      unless: `suicidio de mi|su {familia}|{pareja}, se suicido mi, murio por suicidio, me muero de risa|hambre|frio|ganas, {el} a|con|de? matarme, tengo mis pastillas a la mano, acabar|terminar con todo el|este papeleo|trabajo|tramite|proceso|desorden|asunto, acercarme|colocarme|cargarme|colgar|colocar`,
      finds: `suicidio 9, prevencion del suicidio 10, linea de crisis 9, crisis 3, salud mental 5`
    },
    {
      id: 'life-threat',
      called: 'Alguien puede matarme o herirme',
      showing: 'Mostramos ayuda cuando alguien puede herirte.',
      isDanger: true,
      said: `{el}|juro a|con|de? matarme|matarnos, me quiere|quiera|va|quieren|van a? matar, me va a matar, amenaza|amenazo|amenazado|amenazada .. matar|muerte|matarme, dice que .. matar|mata, tiene .. pistola|arma|cuchillo|navaja|machete, me ahorca|ahorco|estrangula|estrangulo|apunta|apunto, intento|trato .. matar|matarme|ahorcarme, esta afuera de mi casa, no me deja|dejan salir, me tiene encerrada|encerrado|secuestrada`,
      unless: `me va a matar de risa`,
      finds: `violencia domestica 8, orden de proteccion 6, refugio 4, linea de crisis 4`
    },
    {
      id: 'overdose',
      called: 'Sobredosis o veneno',
      showing: 'Mostramos ayuda tras una sobredosis o un veneno.',
      isDanger: true,
      said: `sobredosis, tomo|trago .. pastillas|veneno|cloro|lejia, tome|trague .. veneno|cloro|lejia|muchas, envenenado, envenenada, intoxicacion`,
      finds: `sobredosis 9, veneno 8, envenenamiento 9, intoxicacion 6`
    },
    {
      id: 'domestic-abuse',
      called: 'Violencia o control en casa',
      showing: 'Mostramos ayuda ante la violencia o el control en casa.',
      said: `me {sigue} .. {privado}|todas|todos|partes|todo, {pareja}|me .. {sigue} .. {privado}, {miedo} .. {pareja}, {miedo} a|de|me mi {familia}, {pareja}|{familia} .. me {pega}, me trata|tratan|tiene como .. criada|esclava|basura|perro|sirvienta|animal|nada,
        rompe|rompio|tira|avienta|destruye .. cosas|casa|telefono, me prohibe, no me deja|dejan|permite|permiten .. salir|hablar|ver|trabajar|estudiar|tener|usar|visitar, me {quita} .. dinero|sueldo|celular|llaves|tarjeta|cheque|documentos, me tiene amenazada|controlada|vigilada,
        violencia domestica|familiar|machista|conyugal|intrafamiliar|genero, violencia de|en genero|casa|pareja, {pareja} .. {pega}, me {pega}, nos {pega}, la {pega}, {pega} a mi|su {familia}, maltrato, maltratada, maltratador, malos tratos, miedo .. {pareja}|casa, {pareja} .. miedo|violento|violenta|celoso|controla|agresivo, dejar|escapar|huir|separarme .. {pareja}|casa, no me deja .. trabajar|dinero|familia|amigas|amigos|ver|telefono, orden de alejamiento|proteccion|restriccion, casa|refugio .. mujeres|maltratadas`,
      unless: `me pega el sol, pega con`,
      finds: `violencia domestica 10, violencia de genero 10, violencia familiar 9, violencia intrafamiliar 10, mujeres maltratadas 10, maltrato 5, refugio para mujeres 8`
    },
    {
      id: 'sexual-violence',
      called: 'Violación y abuso sexual',
      showing: 'Mostramos ayuda tras una violación o un abuso sexual.',
      said: `toca|toco|toquetea|manosea|abusa|abuso|viola .. mi|la|una hija|hijo|nina|nino|hermana|hermano|nieta, abusaron|abusa|abuso|toca|toco|tocaron .. cuando|de era|yo|chica|nina|nino|pequena, me forzo|fuerza|forzaron|obligaron, publica|comparte|sube|manda|difunde .. fotos|videos, fotos|videos .. desnuda|desnudo|intimas|intimos, me drogo|drogaron, sin mi consentimiento, contra mi voluntad,
        violacion, violada, violado, violaron, me violo, violo a, abuso|acoso|agresion|violencia|abusada|abusado|asalto sexual|sexualmente, abusaron de mi, abuso de mi, me toco|toca|tocaba, me obliga|obligo .. sexo|relaciones, manoseo, manosea, incesto`,
      unless: `me toca trabajar|pagar|esperar`,
      finds: `abuso sexual 9, agresion sexual 10, violacion 9, violencia sexual 10, asalto sexual 10`
    },
    {
      id: 'self-harm',
      called: 'Autolesiones',
      showing: 'Mostramos ayuda ante las autolesiones.',
      said: `autolesion, autolesiones, me corto, cortarme, se corta, me hago dano, hacerme dano, se hace dano, lastimarme, me lastimo`,
      unless: `me corto el pelo`,
      finds: `autolesion 10, autolesiones 10, salud mental 4`
    },
    {
      id: 'child-abuse',
      called: 'Un niño en peligro',
      showing: 'Mostramos ayuda para un niño en peligro.',
      said: `abuso|maltrato infantil, {pega} .. nino|nina|ninos|hijos|bebe|hijo|hija, nino|nina|ninos .. golpes|maltratados|peligro|moretones|solos, abandono infantil`,
      finds: `maltrato infantil 10, abuso infantil 10, proteccion de menores 9`
    },
    {
      id: 'elder-abuse',
      called: 'Daño a una persona mayor',
      showing: 'Mostramos ayuda para una persona mayor a quien hacen daño.',
      said: `{pega}|{quita}|descuida|abandona|grita .. {mayor}, {mayor} .. {pega}|descuidada|abandonada|abandono|robo|roba|golpes, {familia}|cuidador|cuidadora .. {quita} .. pension|jubilacion|cheque, mi pension .. {quita}, abuso|maltrato .. ancianos|mayores|anciano, {miedo} .. nieto|nieta|cuidador|cuidadora`,
      finds: `maltrato de ancianos 10, abuso de ancianos 10, proteccion de adultos 9`
    },
    {
      id: 'stalking',
      called: 'Acoso, amenazas y vigilancia',
      showing: 'Mostramos ayuda ante el acoso y las amenazas.',
      said: `acoso, acosador, me acosa|persigue|vigila|espia|rastrea|localiza, me sigue .. todas|todos|partes|calle|casa|trabajo, me llama|escribe .. todo|todos|cada|siempre, me espera .. fuera|casa|trabajo, gps|rastreador .. celular|coche|carro|auto, {privado} .. hackeado|rastreado|vigilado, amenaza|amenazo|chantajea .. publicar|fotos|videos|familia, mensajes .. amenaza|amenazas, sabe donde vivo|trabajo, chantaje`,
      unless: `acoso escolar|laboral|sexual`,
      finds: `acoso 7, orden de proteccion 7, victimas 3`
    },
    {
      id: 'trafficking',
      called: 'Trata y trabajo forzado',
      showing: 'Mostramos ayuda ante la trata y el trabajo forzado.',
      said: `me quita|quito|quitaron|tiene|tienen|guarda|guardan|retiene .. pasaporte|papeles|documentos, no me dejan|deja .. salir|ir .. trabajo|trabajar|finca, me quieren|van|obligan casar|a_casar, casarme a|por la? fuerza, boda forzada,
        trata, tratante, trafico de personas, esclavitud, me quitaron .. pasaporte|papeles|documentos, tiene mi pasaporte, me obligan .. trabajar|prostituirme, prostitucion, matrimonio forzado`,
      unless: `se trata de, trata de`,
      finds: `trata de personas 10, trafico humano 10, explotacion sexual 8`
    },
    {
      id: 'victim-of-crime',
      called: 'Después de un delito, odio o burlas',
      showing: 'Mostramos ayuda después de un delito, odio o burlas.',
      said: `bullying, acoso escolar, me molesta|molestan|pegan|insultan .. escuela|colegio, se burla|burlan .. mi|escuela, me asaltaron|robaron|estafaron|apunalaron, nos robaron, estafa, fraude, victima .. crimen|delito|robo, crimen|delito de odio, racismo, racista, me discrimina|discriminan`,
      finds: `victimas de crimen 10, victimas de delito 10, victimas 3`
    },
    {
      id: 'shelter',
      called: 'Un lugar para dormir',
      showing: 'Mostramos lugares para dormir.',
      said: `me|nos echaron|echo|corrieron|corrio|sacaron|saco|botaron|boto|dejaron|quede|quedamos|quedo .. casa|calle, pasar la noche, donde pasar|quedarnos|dormimos, dormir .. calle|carro|noche|hoy|coche|parque,
        donde dormir|quedarme|vivir|ir, no tengo .. casa|dormir|hogar|techo, lugar|sitio .. dormir|seguro|noche, sin techo|hogar|casa, durmiendo|duermo|dormimos|vivo .. calle|carro|coche|auto|parque, en la calle, albergue, refugio, me echaron|corrieron|botaron .. casa, personas sin hogar`,
      unless: `refugio de animales`,
      finds: `albergue 9, sin hogar 8, refugio 5, vivienda de emergencia 9, desamparados 8`
    },
    {
      id: 'keep-home',
      called: 'Renta, desalojo y casa',
      showing: 'Mostramos ayuda para conservar tu casa.',
      said: `desalojo, desahucio, desalojar, desalojan, renta, alquiler, arriendo, hipoteca, casero, arrendador, propietario me, no puedo|puede pagar .. renta|alquiler|casa`,
      finds: `desalojo 9, renta 6, alquiler 6, desahucio 9, inquilinos 8, hipoteca 6`
    },
    {
      id: 'housing',
      called: 'Una vivienda',
      showing: 'Mostramos ayuda para encontrar vivienda.',
      said: `vivienda, busco .. casa|departamento|piso|apartamento|cuarto|habitacion, apartamento barato, seccion 8`,
      finds: `vivienda 7, vivienda asequible 9, vivienda publica 9`
    },
    {
      id: 'food',
      called: 'Comida',
      showing: 'Mostramos lugares con comida.',
      said: `comida, comer, alimentos, despensa, hambre, banco de alimentos, comedor, no tengo .. comer, leche para mi bebe, formula para bebe, almuerzo, cena gratis`,
      unless: `trastorno|desorden .. comida|alimenticio, comer compulsivo`,
      finds: `comida 5, alimentos 6, despensa 8, banco de alimentos 10, comedor 7, comidas calientes 9`
    },
    {
      id: 'bills',
      called: 'Luz, agua y otras cuentas',
      showing: 'Mostramos ayuda con las cuentas.',
      said: `recibo|factura|cuenta|biles|bill|cortan|cortaron|cortar|pagar .. luz|agua|gas|electricidad|telefono, sin|no luz|agua|electricidad|calefaccion|gas, facturas, biles`,
      finds: `servicios publicos 6, electricidad 6, factura 5, luz 2`
    },
    {
      id: 'money',
      called: 'Deudas y dinero',
      showing: 'Mostramos ayuda con dinero y deudas.',
      said: `no me? alcanza, no nos alcanza, aviso|cobradores|cobrador .. deuda|pago, no puedo|puede|podemos pagar,
        deuda, deudas, debo dinero|mucho, dinero, sin dinero|plata, no tengo .. dinero|plata, bancarrota, prestamo`,
      finds: `deuda 7, deudas 7, ayuda financiera 7, asistencia financiera 7`
    },
    {
      id: 'benefits',
      called: 'Ayudas públicas',
      showing: 'Mostramos ayuda con las ayudas públicas.',
      said: `estampillas, cupones .. comida|alimentos, medicaid, beneficios, subsidio, ayudas sociales, prestacion, ingreso minimo, discapacidad .. dinero|beneficios, seguro social|desempleo`,
      finds: `beneficios 5, estampillas 8, asistencia publica 9, prestaciones 6`
    },
    {
      id: 'things',
      called: 'Ropa, muebles y cosas',
      showing: 'Mostramos lugares con ropa y cosas para la casa.',
      said: `ropa, zapatos, muebles, panales, colchon, cobijas, mantas, uniforme, juguetes, cuna, abrigo|abrigos`,
      finds: `ropa 7, muebles 8, panales 8`
    },
    {
      id: 'work',
      called: 'Trabajo',
      showing: 'Mostramos ayuda para encontrar trabajo.',
      said: `trabajo, empleo, desempleado, desempleada, desempleo, curriculum, busco trabajo|chamba|empleo, perdi .. trabajo|empleo, me despidieron|corrieron del? trabajo, paro`,
      unless: `trabajo forzado`,
      finds: `empleo 7, trabajo 3, capacitacion laboral 9, bolsa de trabajo 9`
    },
    {
      id: 'learning',
      called: 'Clases e inglés',
      showing: 'Mostramos clases y cursos.',
      said: `clases, curso|cursos, aprender .. ingles|leer|escribir|computacion, no hablo ingles, tutoria, beca|becas`,
      finds: `clases de ingles 9, educacion de adultos 9, alfabetizacion 8, tutoria 7`
    },
    {
      id: 'drink-drugs',
      called: 'Alcohol y drogas',
      showing: 'Mostramos ayuda con el alcohol y las drogas.',
      said: `alcohol, alcoholico, alcoholica, alcoholismo, borracho, borracha, tomar|beber|bebe|toma mucho|demasiado|tanto|diario, dejar de beber|tomar|fumar|consumir, droga, drogas, drogadicto, drogadiccion, adicto, adicta, adiccion, adicciones, cocaina, heroina, marihuana, desintoxicacion, rehabilitacion, recaida, recai, recayo, recae`,
      unless: `rehabilitacion fisica`,
      finds: `adiccion 9, adicciones 9, alcoholismo 9, drogas 6, alcoholicos anonimos 10, desintoxicacion 10, abuso de sustancias 10`
    },
    {
      id: 'gambling',
      called: 'Apuestas',
      showing: 'Mostramos ayuda con las apuestas.',
      said: `apuesta, apuestas, apostar, apostando, ludopatia, ludopata, casino, tragamonedas, juegos de azar, perdi|pierde|gasta .. juego|jugando`,
      finds: `juego compulsivo 9, ludopatia 10, apuestas 8`
    },
    {
      id: 'eating',
      called: 'Comer y el cuerpo',
      showing: 'Mostramos ayuda con la alimentación.',
      said: `anorexia, bulimia, atracon, atracones, trastorno|trastornos|desorden .. alimenticio|alimentario|comida|alimentacion, vomita|vomito|vomitar .. comer|comida|proposito, no quiere|deja|dejo .. comer, odio mi cuerpo`,
      finds: `trastornos alimenticios 10, anorexia 10, bulimia 10`
    },
    {
      id: 'own-anger',
      called: 'Cuando hago daño a otros',
      showing: 'Mostramos ayuda con el enojo.',
      said: `control|manejo de la? ira, mi ira|enojo|coraje|temperamento, no controlo|puedo_controlar|puede_controlar .. ira|enojo|coraje|impulsos, le|les pego|pegue|grito|golpee a mi|mis, quiero dejar de pegar|gritar|golpear`,
      finds: `manejo de la ira 10, agresores 7`
    },
    {
      id: 'mental-health',
      called: 'Ánimo, ansiedad y salud mental',
      showing: 'Mostramos ayuda con cómo te sientes.',
      said: `no puedo|puede dejar|parar .. llorar|temblar|pensar, ataque|ataques .. panico|ansiedad|nervios, no duermo|como|levanto, llorando, lloro, tristeza, sin ganas, me siento .. sucia|sola|culpable|perdida|perdido, angustia, angustiada,
        depresion, deprimido, deprimida, ansiedad, ansioso, ansiosa, panico, estres, salud|enfermedad mental, psicologo, psicologa, psiquiatra, terapia, terapeuta, consejeria, me siento .. mal|triste|vacio|vacia|deprimida|inutil, triste, lloro|llorar .. todo|siempre|dia, nervios, insomnio, no puedo|puede dormir, oigo|escucho|oye voces, bipolar, esquizofrenia`,
      unless: `terapia fisica|ocupacional|lenguaje`,
      finds: `salud mental 9, depresion 9, ansiedad 9, psicologo 7, terapia 4, consejeria 6, psicologica 6`
    },
    {
      id: 'trauma',
      called: 'Vivir con un trauma',
      showing: 'Mostramos ayuda con lo que te pasó.',
      said: `trauma, traumas, traumatizada, traumatizado, tept, estres postraumatico, pesadillas, lo que me paso, lo que me hicieron, recuerdos .. abuso|guerra|accidente`,
      finds: `trauma 7, estres postraumatico 10, victimas 4`
    },
    {
      id: 'company',
      called: 'Alguien con quien hablar',
      showing: 'Mostramos personas con quien hablar.',
      said: `no tengo con quien, con quien hablar|platicar|desahogarme, nadie me visita|llama|escucha|entiende,
        hablar con alguien, alguien .. hablar|escuche, me siento sola|solo, estoy sola|solo|muy, soledad, no tengo amigos|amigas|nadie, grupo de apoyo, linea de ayuda`,
      finds: `linea de ayuda 8, grupo de apoyo 6, acompanamiento 6, soledad 8`
    },
    {
      id: 'faith',
      called: 'Fe y oración',
      showing: 'Mostramos lugares de fe.',
      said: `iglesia, parroquia, mezquita, templo, sinagoga, sacerdote, pastor, fe en|perdi|perdida, perdi la fe, rezar, orar, oracion, biblia, religion, religioso, religiosa, espiritual, dios, cristiano, cristiana, catolico, catolica`,
      unless: `ay dios, gracias a dios, dios mio`,
      finds: `consejeria pastoral 10, espiritual 7, oracion 8, parroquia 4`
    },
    {
      id: 'pets',
      called: 'Animales',
      showing: 'Mostramos ayuda con los animales.',
      said: `perro, perra, perrito, gato, gata, gatito, mascota, mascotas, animal, animales, veterinario`,
      unless: `como un? perro|animal`,
      finds: `mascotas 8, animales 6, veterinario 8`
    },
    {
      id: 'grief',
      called: 'Duelo',
      showing: 'Mostramos ayuda en el duelo.',
      said: `muere|murio|fallecio|perdi|perdimos .. {familia}|{pareja}, muerto|muerta mi {familia}|{pareja},
        duelo, luto, murio mi|mama|papa, fallecio, se murio, perdi a mi|mama|bebe, muerte de mi, viuda, viudo, aborto espontaneo, funeral, entierro, se suicido mi, suicidio de mi`,
      finds: `duelo 9, luto 8, viudas 8`
    },
    {
      id: 'doctor',
      called: 'Médicos y medicinas',
      showing: 'Mostramos médicos y clínicas.',
      said: `doctor, medico, medica, clinica, hospital, enfermo, enferma, medicina, medicinas, medicamentos, seguro medico, sin seguro, receta, vacuna, vacunas, diabetes, cancer, dolor`,
      finds: `clinica 6, medico 4, atencion medica 9, centro de salud 9, medicinas 5`
    },
    {
      id: 'dentist',
      called: 'Dientes',
      showing: 'Mostramos dentistas.',
      said: `dentista, dientes, muela, muelas, dental`,
      finds: `dentista 10, dental 8`
    },
    {
      id: 'sexual-health',
      called: 'Salud sexual',
      showing: 'Mostramos ayuda con la salud sexual.',
      said: `vih, sida, prueba de vih|sida|embarazo, anticonceptivos, condones, pastilla del dia, planificacion familiar, enfermedad de transmision|venerea`,
      finds: `vih 9, sida 8, planificacion familiar 9, anticonceptivos 10`
    },
    {
      id: 'pregnancy',
      called: 'Embarazo y bebé',
      showing: 'Mostramos ayuda con el embarazo y el bebé.',
      said: `mi? regla|periodo no|tarde|atrasada|atrasado, prueba de embarazo, tuve|tengo .. bebe|recien_nacido,
        embarazada, embarazo, prenatal, aborto, parto, recien nacido, voy a tener un bebe`,
      unless: `aborto espontaneo`,
      finds: `embarazo 9, embarazadas 9, prenatal 10`
    },
    {
      id: 'parenting',
      called: 'Padres y familias',
      showing: 'Mostramos ayuda para padres y familias.',
      said: `madre|mama|padre soltera|soltero, mi hijo .. rebelde|problemas|escapa|pelea, ser padres, clases para padres, terapia de? familiar|pareja`,
      finds: `padres 4, familias 3, crianza 8, clases para padres 10`
    },
    {
      id: 'childcare',
      called: 'Cuidado de niños',
      showing: 'Mostramos cuidado de niños.',
      said: `guarderia, ninera, cuidado|cuide|cuidar .. ninos|hijos|bebe|hijo|hija, preescolar, kinder`,
      finds: `guarderia 9, cuidado de ninos 10, preescolar 9`
    },
    {
      id: 'young-people',
      called: 'Jóvenes solos',
      showing: 'Mostramos ayuda para jóvenes.',
      said: `tengo {edad} .. miedo|sola|solo|casa|padres|papas|padrastro|embarazada|corrieron|echaron|calle|ayuda, me escape|fugue|fui|huyo de mi? casa, mis|mi padres|papas|mama|papa me? corrieron|echaron|botaron|corrio|echo, mis padres|papas no me? aceptan|entienden|quieren, padrastro|madrastra .. {miedo}|{pega}|toca|mira, {miedo} .. padrastro|madrastra|volver, adolescente|adolescentes|joven|jovenes .. ayuda|apoyo|hogar|calle`,
      finds: `jovenes 5, adolescentes 6, jovenes sin hogar 9`
    },
    {
      id: 'carers',
      called: 'Cuidar de alguien',
      showing: 'Mostramos ayuda para quien cuida de alguien.',
      said: `cuido|cuidar|cuidando|atiendo .. {familia}|{pareja}, agotada|cansada|agotado de cuidar,
        cuido|cuidar|cuidando .. madre|mama|padre|papa|abuela|abuelo|esposo|enfermo, alzheimer, demencia, cuidador, cuidadora`,
      finds: `cuidadores 9, alzheimer 9, demencia 9, respiro 5`
    },
    {
      id: 'older-people',
      called: 'Personas mayores',
      showing: 'Mostramos ayuda para personas mayores.',
      said: `ancianos, anciano, anciana, personas mayores, tercera edad, adulto mayor, adultos mayores, abuelos, jubilado`,
      finds: `ancianos 8, personas mayores 9, tercera edad 9`
    },
    {
      id: 'disability',
      called: 'Discapacidad',
      showing: 'Mostramos ayuda con la discapacidad.',
      said: `discapacidad, discapacitado, discapacitada, silla de ruedas, autismo, autista, sordo, sorda, ciego, ciega, necesidades especiales, sindrome de down`,
      finds: `discapacidad 8, discapacitados 8, autismo 9, sordos 8, ciegos 8`
    },
    {
      id: 'lgbtq',
      called: 'Lesbianas, gais, bi, trans y más',
      showing: 'Mostramos ayuda para lesbianas, gais, bi y trans.',
      said: `me gustan las|los mujeres|hombres|chicas|chicos|muchachas, soy diferente .. padres,
        gay, lesbiana, bisexual, trans, transgenero, homosexual, lgbt, lgbtq, salir del closet|armario, homofobia`,
      finds: `lgbt 10, gay 8, lesbianas 9, transgenero 10`
    },
    {
      id: 'immigration',
      called: 'Inmigrantes y refugiados',
      showing: 'Mostramos ayuda para inmigrantes y refugiados.',
      said: `acabo|acabamos|recien|recientemente .. llega|llegar|llegado|llegamos|llegue, nuevo|nueva .. pais, otro pais, se llevo|llevaron|detuvo|detuvieron|agarro|agarraron .. migracion|ice|migra, estatus migratorio, interprete, traductor,
        inmigrante, inmigrantes, inmigracion, migracion, migrante, indocumentado, indocumentada, sin|no papeles, no tengo papeles, papeles, visa, asilo, refugiado, refugiada, refugiados, deportar, deportacion, deportaron, green card, residencia, ciudadania, la migra`,
      unless: `asilo de? ancianos, {mayor}|mama|papa|madre|padre .. asilo`,
      finds: `inmigracion 9, inmigrantes 8, asilo 9, refugiados 9, ciudadania 7`
    },
    {
      id: 'legal',
      called: 'Leyes, juicios y custodia',
      showing: 'Mostramos ayuda con la ley.',
      said: `patron|jefe|empresa .. paga|pagan|pago|debe|deben|sueldo|despidio, no|nunca me? paga|pagan|pago, audiencia, juez, no me deja|devuelve|entrega .. hijos|ninos|hija|hijo,
        abogado, abogada, abogados, ayuda|asesoria legal, legal, divorcio, divorciarme, custodia, corte, juicio, demanda, derechos, manutencion, me quito .. hijos|ninos, no me pagan|pagaron`,
      finds: `ayuda legal 10, abogados 8, asesoria legal 10, divorcio 7, custodia 7`
    },
    {
      id: 'prison',
      called: 'Después de la cárcel',
      showing: 'Mostramos ayuda después de la cárcel.',
      said: `carcel, prision, preso, presa, salio|sali de la carcel|prision, antecedentes penales, libertad condicional`,
      finds: `carcel 6, prision 6, reinsercion 9, ex presos 9`
    },
    {
      id: 'veterans',
      called: 'Veteranos',
      showing: 'Mostramos ayuda para veteranos.',
      said: `veterano, veterana, veteranos, ejercito, soldado, militar, marina de guerra, servi en, combate, guerra`,
      finds: `veteranos 9`
    },
    {
      id: 'disaster',
      called: 'Después de un incendio, inundación o tormenta',
      showing: 'Mostramos ayuda después de un incendio, inundación o tormenta.',
      said: `huracan, inundacion, inundo, incendio, terremoto, tornado, tormenta, se quemo .. casa|todo, perdi|perdimos todo`,
      finds: `desastre 8, desastres 8, huracan 8`
    },
    {
      id: 'transport',
      called: 'Transporte',
      showing: 'Mostramos ayuda con el transporte.',
      said: `transporte, camion|autobus|bus .. pase|boleto|gratis, no tengo carro|coche, como llegar, llevarme .. hospital|cita|doctor`,
      finds: `transporte 8`
    }
  ]
}
